// Verifies badges with jose, by the key in each one's header and no network, and prints what each says as a line of JSON:
// node read_badge.mjs FILE…
import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { createRequire } from 'node:module';
import net from 'node:net';
import { pathToFileURL } from 'node:url';

net.Socket.prototype.connect = () => {
  throw new Error('a badge is verified without a network');
};
// Node 18 has it under this name only.
globalThis.crypto ??= webcrypto;
const found = createRequire(`${process.env.NODE_PATH}/`).resolve('jose');
const { EmbeddedJWK, jwtVerify } = await import(pathToFileURL(found).href);

for (const path of process.argv.slice(2)) {
  const badge = readFileSync(path, 'utf8').trim();
  const { payload } = await jwtVerify(badge, EmbeddedJWK, { algorithms: ['EdDSA'] });
  console.log(JSON.stringify(payload));
}
