import { join } from 'node:path'
import { z } from 'zod'
import { idSchema } from '#shared/domain/ids'
import { StateFile, type StateFileOptions } from '../disk/state-file'
import { makeKeyPair } from '../trust/keys'

const identitySchema = z.object({ displayId: idSchema, privateKey: z.base64(), publicKey: z.base64() })
/** Who this display is: a random id, never a host name, and its Ed25519 keys. */
export type Identity = z.infer<typeof identitySchema>

/** Reads the display's identity, or makes it at its very first start. */
export async function openIdentity(folder: string, random: (count: number) => Uint8Array, report: StateFileOptions<unknown>['report']): Promise<Identity> {
  const file = await StateFile.open<Identity | null>({ file: join(folder, 'identity.json'), schema: identitySchema.nullable(), empty: null, report })
  if (file.value) return file.value
  const { privateKey, publicKey } = makeKeyPair()
  const identity = { displayId: `d-${Buffer.from(random(10)).toString('hex')}`, privateKey, publicKey }
  await file.update(() => identity)
  return identity
}
