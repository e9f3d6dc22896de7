import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { materialIdsOf, reachedBy, requestOf, type PushDraft } from '../model/push-targets'
import { useCommandsStore } from './commands'
import { useDisplaysStore } from './displays'
import { useLibraryStore } from './library'

const emptyDraft: PushDraft = { kind: 'lesson', thingId: undefined, stage: 0, page: undefined, notice: '', minutes: undefined, targets: { displayIds: [], groupIds: [] }, isLoadOnly: false }

/** The one push dialog: any screen opens it with what is already known. */
export const usePushDialogStore = defineStore('push-dialog', () => {
  const commands = useCommandsStore()
  const isOpen = ref(false)
  const draft = shallowRef<PushDraft>(emptyDraft)
  /** The push that was just sent; its progress is shown instead of the form. */
  const pushId = ref<string>()
  const sent = computed(() => commands.pushes.find(push => push.pushId === pushId.value))

  function open(known: Partial<PushDraft>): void {
    draft.value = { ...emptyDraft, ...known }
    pushId.value = undefined
    isOpen.value = true
  }

  /** Sends the draft; undefined when something in it is still missing. */
  async function send() {
    const request = requestOf(draft.value)
    if (!request) return undefined
    const answer = draft.value.isLoadOnly ? await load() : await commands.push(request)
    if (answer.ok) pushId.value = answer.value.pushId
    return answer
  }

  /** Content alone: the displays fetch, verify and keep it. */
  async function load() {
    const displayIds = reachedBy(draft.value.targets, useDisplaysStore().rows).map(({ id }) => id)
    const chosen = draft.value.thingId === undefined ? undefined : await useLibraryStore().read(draft.value.thingId)
    const lesson = chosen?.ok && chosen.value.kind === 'lesson' ? chosen.value.lesson : undefined
    return commands.act(displayIds, { name: 'content.sync', materialIds: materialIdsOf(draft.value, lesson).slice(0, 200) })
  }

  /** The form again, with the same displays. */
  function startAgain(): void {
    open({ targets: draft.value.targets })
  }

  return { isOpen, draft, pushId, sent, open, send, startAgain }
})
