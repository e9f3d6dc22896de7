import { computed, shallowRef, type Ref } from 'vue'
import type { CarrierFault } from '#shared/contract/carrier'
import type { OpenShelf, OwnFileFault } from '#shared/contract/personal-shelves'
import type { OwnFilesDesk } from './use-own-files'

/** Taking files off the open shelf, and the last one back. What was taken off is not shown until the shelf itself says so. */
export function useRemoving(desk: Pick<OwnFilesDesk, 'remove' | 'restore'>, opened: Readonly<Ref<OpenShelf | undefined>>, failed: (fault: CarrierFault) => void) {
  const gone = shallowRef<ReadonlySet<string>>(new Set())
  const last = shallowRef<{ readonly id: string; readonly title: string; readonly shelfId: string }>()
  const fault = shallowRef<OwnFileFault>()

  async function remove({ id, title }: { readonly id: string; readonly title: string }): Promise<void> {
    const shelfId = opened.value?.id
    const answer = await desk.remove(id)
    if (!answer.ok) return failed(answer.fault)
    fault.value = answer.value.ok ? undefined : answer.value.fault
    if (!answer.value.ok || shelfId === undefined) return
    gone.value = new Set([...gone.value, id])
    last.value = { id, title, shelfId }
  }

  async function restore(): Promise<void> {
    if (!last.value) return
    const { id } = last.value
    const answer = await desk.restore(id)
    if (!answer.ok) return failed(answer.fault)
    fault.value = answer.value.ok ? undefined : answer.value.fault
    if (!answer.value.ok) return
    gone.value = new Set([...gone.value].filter(other => other !== id))
    last.value = undefined
  }

  return {
    remove, restore, fault,
    shown: computed(() => opened.value?.materials.filter(({ id }) => !gone.value.has(id)) ?? []),
    /** Can be put back, as long as its shelf is open. */
    removed: computed(() => (last.value?.shelfId === opened.value?.id ? last.value : undefined)),
  }
}
