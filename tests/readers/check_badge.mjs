// Verifies badges with jose, by the key in each one's header and no network: node check_badge.mjs [--read] FILE… Prints one
// word a badge: valid, or the code of what was wrong. With --read, what each says, as a line of JSON; a wrong one ends it.
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

const reads = process.argv[2] === '--read';
for (const path of process.argv.slice(reads ? 3 : 2)) {
  const badge = readFileSync(path, 'utf8').trim();
  try {
    const { payload, protectedHeader } = await jwtVerify(badge, EmbeddedJWK, { algorithms: ['EdDSA'] });
    const own = protectedHeader.kid.startsWith(`${payload.iss}#`) && payload.issuer.id === payload.iss;
    console.log(reads ? JSON.stringify(payload) : own ? 'valid' : 'another issuer');
  } catch (error) {
    if (reads) throw error;
    console.log(error.code ?? error.name);
  }
}
