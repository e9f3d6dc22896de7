import { computed, type ComputedRef, type Ref } from 'vue'
import type { OpenShelfFault } from '#shared/contract/personal-shelves'
import { useText } from '../use-text'

/** Why a PIN did not open a shelf, in words. */
export function usePinFault(fault: Readonly<Ref<OpenShelfFault | undefined>>, nowMs: () => number): ComputedRef<string | undefined> {
  const text = useText()
  return computed(() => {
    const { wrong, paused, gone } = text.value.ownFiles
    if (!fault.value) return undefined
    return fault.value.kind === 'wrong-pin' ? wrong : fault.value.kind === 'paused' ? paused(Math.max(1, Math.ceil((fault.value.untilMs - nowMs()) / 60_000))) : gone
  })
}
