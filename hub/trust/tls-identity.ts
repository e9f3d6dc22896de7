import { X509Certificate } from 'node:crypto'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'
import { sha256Hex } from '../../agent/trust/keys'

const pairSchema = z.object({ key: z.string(), cert: z.string() })

/** The hub's self-made TLS key and certificate (PEM); displays check `pin`, never names or dates. */
export interface TlsIdentity {
  readonly key: string
  readonly cert: string
  /** Hex SHA-256 of the public key (SPKI DER). */
  readonly pin: string
}

const lifeYears = 30

/** Reads `<folder>/tls.json` (mode 0600), or makes a P-256 key and certificate at the first start beyond loopback. */
export async function openTlsIdentity(folder: string, report: StateFileOptions<unknown>['report']): Promise<TlsIdentity> {
  const file = await StateFile.open<z.infer<typeof pairSchema> | null>({ file: join(folder, 'tls.json'), schema: pairSchema.nullable(), empty: null, report })
  if (!file.value) {
    const made = await makeCertificate()
    await file.update(() => made)
  }
  const { key, cert } = file.value!
  return { key, cert, pin: sha256Hex(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })) }
}

async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const { generate } = await import('selfsigned') // a quarter of a second to load, needed once in a hub's life
  const now = new Date()
  const addresses = Object.values(networkInterfaces()).flatMap(list => list ?? []).filter(({ scopeid }) => !scopeid)
  const made = await generate([{ name: 'commonName', value: 'Doska hub' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - 24 * 60 * 60_000),
    notAfterDate: new Date(Date.UTC(now.getUTCFullYear() + lifeYears, 0)),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [{ type: 2, value: 'localhost' }, { type: 2, value: hostname() }, ...addresses.map(({ address }) => ({ type: 7 as const, ip: address }))],
      },
    ],
  })
  return { key: made.private, cert: made.cert }
}
