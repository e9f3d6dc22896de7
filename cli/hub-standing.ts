import { WrongKey, type HubLine } from './hub-line'

/** What answers at the address that the hub left. */
export async function standingOf(hub: HubLine): Promise<'proved' | 'not-running' | 'foreign' | 'wrong-key'> {
  try {
    return (await hub.isHubOfFolder()) ? 'proved' : 'foreign'
  } catch (error) {
    if (error instanceof WrongKey) return 'wrong-key'
    return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED' ? 'not-running' : 'foreign'
  }
}
