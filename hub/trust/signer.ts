import { join } from 'node:path'
import { z } from 'zod'
import type { Envelope, TrustedKey } from '#shared/contract/mqtt/envelope'
import { StateFile, type StateFileOptions } from '../../agent/disk/state-file'
import { sealEnvelope } from '../../agent/trust/envelopes'
import { kidOf, makeKeyPair, type KeyPair } from '../../agent/trust/keys'

const keyPairSchema = z.object({ privateKey: z.base64(), publicKey: z.base64() })

/** The hub's own signature: commands, desired state and time answers. */
export interface Signer {
  /** As displays pin it. */
  readonly key: TrustedKey
  seal(body: unknown): Envelope
}

/** Reads the hub's Ed25519 key from `<folder>/signing.json` (mode 0600), or makes it at the very first start. */
export async function openSigner(folder: string, report: StateFileOptions<unknown>['report']): Promise<Signer> {
  const file = await StateFile.open<KeyPair | null>({ file: join(folder, 'signing.json'), schema: keyPairSchema.nullable(), empty: null, report })
  if (!file.value) {
    const made = makeKeyPair()
    await file.update(() => made)
  }
  const keys = file.value!
  return { key: { kid: kidOf(keys.publicKey), publicKey: keys.publicKey }, seal: body => sealEnvelope(body, keys) }
}
