import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Certificates {
  /** Of the authority that signed the others. */
  ca: string;
  key: string;
  good: string;
  expired: string;
  /** For another host. */
  misnamed: string;
}

/** A certificate authority of this test's own, and certificates for 127.0.0.1. */
export function certificates(folder: string): Certificates {
  const file = (name: string): string => path.join(folder, name);
  const run = (...args: string[]): void =>
    void execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'ignore'], cwd: folder });
  const read = (name: string): string => readFileSync(file(name), 'utf8');
  const newKey = (name: string): void => run('ecparam', '-genkey', '-name', 'prime256v1', '-out', name);
  newKey('ca.key');
  run('req', '-x509', '-new', '-key', 'ca.key', '-subj', '/CN=CA Uji', '-days', '10', '-out', 'ca.pem');
  newKey('server.key');
  run('req', '-new', '-key', 'server.key', '-subj', '/CN=127.0.0.1', '-out', 'server.csr');
  writeFileSync(
    file('ca.cnf'),
    `[ca]\ndefault_ca = uji\n[uji]\ndatabase = index.txt\nserial = serial\nnew_certs_dir = .\ndefault_md = sha256
policy = any\nunique_subject = no\nx509_extensions = server\n[any]\ncommonName = supplied\n[server]\nsubjectAltName = IP:127.0.0.1\n[elsewhere]\nsubjectAltName = DNS:pbx.example.go.id\n`,
  );
  writeFileSync(file('index.txt'), '');
  writeFileSync(file('serial'), '01\n');
  const sign = (out: string, from: string, to: string, names = 'server'): void =>
    run(
      ...['ca', '-batch', '-config', 'ca.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-in', 'server.csr'],
      ...['-extensions', names, '-startdate', from, '-enddate', to, '-notext', '-out', out],
    );
  sign('good.pem', '20200101000000Z', '20991231000000Z');
  sign('expired.pem', '20200101000000Z', '20200201000000Z');
  sign('misnamed.pem', '20200101000000Z', '20991231000000Z', 'elsewhere');
  return {
    ca: read('ca.pem'),
    key: read('server.key'),
    good: read('good.pem'),
    expired: read('expired.pem'),
    misnamed: read('misnamed.pem'),
  };
}
