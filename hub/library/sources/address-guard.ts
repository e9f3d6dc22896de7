import { lookup as resolve, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Nobody's library lies there: unspecified, link-local (where clouds keep their secrets), multicast and reserved. */
const never = blocks(['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4'], ['::/128', 'fe80::/10', 'ff00::/8'])
/** This machine, and networks of a school's own; IANA's special-purpose registries, RFC 6890. */
const inside = blocks(
  ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ['::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16', 'fc00::/7', 'fec0::/10'],
)

/** Whether an address may be asked; inside the school only where a person named the host. IPv4 in IPv6 counts as IPv4. */
export function mayAsk(address: string, isNamed: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return isIP(address) !== 0 && !never.check(address, family) && (isNamed || !inside.check(address, family))
}

/** The code of a name that leads only to addresses that may not be asked. */
export const insideCode = 'EINSIDE'

/** Looks a name up and connects to what was judged: a name that answers otherwise a moment later helps nobody. */
export const guardedLookup = (isNamed: boolean): LookupFunction => (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return done(error, '')
    const allowed = addresses.filter(({ address }) => mayAsk(address, isNamed))
    const first = allowed[0]
    if (!first) return done(Object.assign(new Error(`${hostname} is inside`), { code: insideCode }), '')
    if (options.all) return done(null, allowed)
    done(null, first.address, first.family)
  })
}

function blocks(four: readonly string[], six: readonly string[]): BlockList {
  const list = new BlockList()
  for (const [kind, nets] of [['ipv4', four], ['ipv6', six]] as const) for (const net of nets) list.addSubnet(net.slice(0, net.indexOf('/')), Number(net.slice(net.indexOf('/') + 1)), kind)
  return list
}
