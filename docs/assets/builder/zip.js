// Files in; a zip archive of them, stored as they are, out (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).

const DATE = 0x21; // 1 January 1980, the earliest day, so that equal files give equal archives
const UTF8 = 0x800;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * The CRC-32 of bytes (ISO 3309), as zip archives hold it.
 * @param {Uint8Array} bytes
 */
function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/**
 * A zip archive of files, as a Blob.
 * @param {Record<string, string>} files the text of each, by name
 */
export function zip(files) {
  const encoder = new TextEncoder();
  const bodies = [];
  const entries = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const file = { name: encoder.encode(name), data: encoder.encode(text), offset };
    const header = fields([0x04034b50, 4], ...common(file));
    bodies.push(header, file.name, file.data);
    entries.push(fields([0x02014b50, 4], [20, 2], ...common(file), [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), file.name);
    offset += header.length + file.name.length + file.data.length;
  }
  const size = entries.reduce((sum, part) => sum + part.length, 0);
  const count = Object.keys(files).length;
  const end = fields([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [offset, 4], [0, 2]);
  return new Blob([...bodies, ...entries, end], { type: "application/zip" });
}

/**
 * What the header of a file and its entry in the directory share: version, flags, method, time, date, sums and lengths.
 * @param {{name: Uint8Array, data: Uint8Array}} file
 * @returns {[number, number][]}
 */
function common({ name, data }) {
  /** @type {[number, number][]} */
  const sums = [[crc32(data), 4], [data.length, 4], [data.length, 4]];
  return [[20, 2], [UTF8, 2], [0, 2], [0, 2], [DATE, 2], ...sums, [name.length, 2], [0, 2]];
}

/**
 * Little-endian numbers, each with its width in bytes.
 * @param {[number, number][]} numbers
 */
function fields(...numbers) {
  const bytes = new Uint8Array(numbers.reduce((sum, [, width]) => sum + width, 0));
  let at = 0;
  for (const [number, width] of numbers) {
    for (let byte = 0; byte < width; byte++) bytes[at++] = (number / 2 ** (8 * byte)) & 0xff;
  }
  return bytes;
}
