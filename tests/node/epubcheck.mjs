// Checks an EPUB; prints what EPUBCheck says as JSON: [{id, severity, message, where}].
import { readFile } from "node:fs/promises";
import { EpubCheck } from "@likecoin/epubcheck-ts";

const result = await EpubCheck.validate(new Uint8Array(await readFile(process.argv[2])));
const messages = result.messages.map(({ id, severity, message, location }) => ({ id, severity, message, where: location?.path }));
process.stdout.write(JSON.stringify(messages));
