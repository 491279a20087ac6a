import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of one installation, made once and kept in `<data>/keys`, readable by their owner alone. */
export interface Keys {
  /** Ed25519 key that signs actor tokens, PEM (PKCS 8). */
  actorKey: string;
  /** Its public half, PEM (SPKI): all that a service holds. */
  actorPublicKey: string;
  /** Ed25519 key that signs the checkpoints of the audit logs, PEM (PKCS 8). */
  auditKey: string;
  /** Secret that the gateway shares with the embedded issuer. */
  clientSecret: string;
  /** Signs the issuer's own cookies. */
  cookieKey: string;
  /** Seals second factors of sign-in at rest. */
  accountKey: string;
}

function makeSigningKeys(): { privateKey: string; publicKey: string } {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

function makeKeys(): Keys {
  const { privateKey, publicKey } = makeSigningKeys();
  return {
    actorKey: privateKey,
    actorPublicKey: publicKey,
    auditKey: makeSigningKeys().privateKey,
    clientSecret: randomBytes(32).toString('base64url'),
    cookieKey: randomBytes(32).toString('base64url'),
    accountKey: randomBytes(32).toString('base64url'),
  };
}

/** The installation's keys; a half-written file cannot come about, since it is renamed into place. */
export function installationKeys(dataDir: string): Keys {
  const folder = join(dataDir, 'keys');
  const file = join(folder, 'platform.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Keys>) : {};
  // An installation older than one of its keys makes that one now, and keeps the others.
  const keys = { ...makeKeys(), ...kept };
  if (Object.keys(kept).length < Object.keys(keys).length) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(keys), { mode: 0o600 });
    renameSync(draft, file);
  }
  return keys;
}
