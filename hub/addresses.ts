import { networkInterfaces } from 'node:os'

/** The address under which people and displays reach a hub that listens on `host`. */
export function addressOf(protocol: 'http' | 'https' | 'mqtt' | 'mqtts', host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? (networkAddress() ?? '127.0.0.1') : host
  return `${protocol}://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

/** This machine's first IPv4 address on a network. */
function networkAddress(): string | undefined {
  return Object.values(networkInterfaces()).flatMap(list => list ?? []).find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}

/** The host part of a `Host` header, as it stands in addresses. */
export function hostNameOf(hostHeader: string): string {
  return URL.parse(`http://${hostHeader}`)?.hostname ?? '127.0.0.1'
}

/** Whether the other end of a connection is this machine itself. */
export function isOwnAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '')
  return plain === '::1' || /^127\./.test(plain) || Object.values(networkInterfaces()).some(list => list?.some(own => own.address === plain))
}
