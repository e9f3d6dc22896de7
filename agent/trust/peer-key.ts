import { createHash, createHmac } from 'node:crypto'

/** What a capability's key is made of at the display that holds the file; the hub keeps the same (the hash of the credential) and never the credential itself. */
export const holderSecret = (credential: string): string => createHash('sha256').update(credential).digest('hex')

/** The key of one capability: only the hub and the holder can make it, and it opens nothing but what its identity names. */
export const peerKey = (secret: string, identity: string): Buffer => createHmac('sha256', Buffer.from(secret, 'hex')).update(`doska peer ${identity}`).digest()
