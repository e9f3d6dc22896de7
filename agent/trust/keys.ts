import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

/** An Ed25519 key pair: PKCS#8 and SPKI DER, base64. */
export interface KeyPair {
  readonly privateKey: string
  readonly publicKey: string
}

export function makeKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  }
}

/** Lower-case hex SHA-256. */
export const sha256Hex = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** First 16 hex digits of the SHA-256 of the SPKI bytes. */
export const kidOf = (publicKey: string): string => sha256Hex(Buffer.from(publicKey, 'base64')).slice(0, 16)

/** Ed25519 signature (base64) over the UTF-8 bytes of `text`. */
export function signText(text: string, privateKey: string): string {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), type: 'pkcs8', format: 'der' })
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64')
}

/** Whether `sig` (base64) is the key's signature over `text`; a malformed key or signature is simply not valid. */
export function isSignedBy(text: string, sig: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' })
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(sig, 'base64'))
  } catch {
    return false
  }
}
