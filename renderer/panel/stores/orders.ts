import { defineStore } from 'pinia'
import type { Action, CommandRow } from '#shared/contract/panel'
import { againOf } from '../model/send-again'
import { useText } from '../words'
import type { DisplayActionKey } from '../components/display-actions'
import { useCommandsStore } from './commands'
import { useDisplaysStore } from './displays'
import { useToastsStore } from './toasts'
import { useViewStore } from './view'

/** Actions of one click on displays, each answered by a short message that leads to its course. */
export const useOrdersStore = defineStore('orders', () => {
  const commands = useCommandsStore()
  const displays = useDisplaysStore()
  const toasts = useToastsStore()
  const view = useViewStore()
  const text = useText()

  async function send(displayIds: readonly string[], action: Action, label: string): Promise<void> {
    const answer = await commands.act([...displayIds], action)
    if (!answer.ok) return toasts.show('trouble', answer.fault.kind === 'nobody' ? text.value.screens.nobody : text.value.carrier[answer.fault.kind])
    toasts.show('done', text.value.screens.sent(label, answer.value.commandIds.length), { label: text.value.nav.journal, run: () => view.go('journal') })
  }

  /** The actions that need no question first. */
  function run(displayIds: readonly string[], key: Exclude<DisplayActionKey, 'volume' | 'bells' | 'hall' | 'download' | 'edit' | 'remove'>): Promise<void> {
    const label = text.value.screens.action[key]
    if (key === 'identify') return send(displayIds, { name: 'identify', seconds: 20 }, label)
    if (key === 'verify') return send(displayIds, { name: 'content.verify', materialIds: [] }, label)
    if (key === 'sync') {
      const materialIds = missingOf(displayIds)
      if (materialIds.length > 0) return send(displayIds, { name: 'content.sync', materialIds }, label)
      toasts.show('done', text.value.screens.content.allReady)
      return Promise.resolve()
    }
    return send(displayIds, { name: key }, label)
  }

  function missingOf(displayIds: readonly string[]): string[] {
    return [...new Set(displayIds.flatMap(id => displays.find(id)?.reported?.inventory.missing.map(one => one.id) ?? []))].slice(0, 200)
  }

  async function cancel(commandIds: readonly string[]): Promise<void> {
    const answers = await Promise.all(commandIds.map(id => commands.cancel(id)))
    const refused = answers.find(answer => !answer.ok)
    if (!refused || refused.ok) return toasts.show('done', text.value.push.cancelled)
    const { kind } = refused.fault
    toasts.show('trouble', kind === 'unknown' || kind === 'already-sent' ? text.value.push.cancelFault[kind] : text.value.carrier[kind])
  }

  /** Tries a command once more where it did not happen; tells the id of the new push. */
  async function retry(command: CommandRow, displayIds: readonly string[]): Promise<string | undefined> {
    const again = againOf(command, displayIds)
    if (!again) return undefined
    const answer = again.kind === 'push' ? await commands.push(again.request) : await commands.act([...displayIds], again.action)
    if (answer.ok) return answer.value.pushId
    const { kind } = answer.fault
    toasts.show('trouble', kind === 'nobody' || kind === 'unknown-thing' ? text.value.push.fault[kind] : text.value.carrier[kind])
    return undefined
  }

  return {
    run, cancel, retry,
    setVolume: (displayIds: readonly string[], level: number) => send(displayIds, { name: 'audio.volume', level }, text.value.screens.action.volume.replace('…', '')),
    clear: (displayIds: readonly string[]) => send(displayIds, { name: 'clear' }, text.value.screens.action.clear),
  }
})
