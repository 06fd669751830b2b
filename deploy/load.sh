#!/bin/sh
# The packed site in; what nginx and wrk (Debian packages) make of it on this machine out: sh deploy/load.sh [SECONDS]
# Each connection asks for every page of the sitemap in turn, compressed. Fails when an answer is not 200.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}
"$python" deploy/pack.py site deploy/out
sed -n 's|.*<loc>https\{0,1\}://[^/]*\(/[^<]*\)</loc>.*|\1|p' site/sitemap.xml > deploy/out/paths
nginx -p "$PWD" -c deploy/nginx.conf -g 'daemon off; pid deploy/out/nginx.pid;' &
server=$!
trap 'kill "$server"' EXIT
sleep 1
cat > deploy/out/load.lua <<'LUA'
local paths, at = {}, 0
for line in io.lines("deploy/out/paths") do paths[#paths + 1] = line end
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], { ["Accept-Encoding"] = "gzip" })
end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("p50 %.2f ms, p99 %.2f ms; answers that are not 200: %d, broken connections: %d\n",
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, e.status, e.connect + e.read + e.write + e.timeout))
  if e.status + e.connect + e.read + e.write + e.timeout > 0 then os.exit(1) end
end
LUA
wrk -t2 -c64 -d"${1:-10}s" -s deploy/out/load.lua http://127.0.0.1:8080
