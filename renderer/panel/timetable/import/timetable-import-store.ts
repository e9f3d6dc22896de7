import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { importLimits, type ImportOptions, type TimetableImportFault, type TimetablePreview } from '#shared/contract/timetable-import'
import { routes } from '#shared/contract/routes'
import { useLinkStore } from '../../stores/link'
import { useToastsStore } from '../../stores/toasts'
import { useText } from '../../words'

/** One file on its way into the timetable: sent, looked at with the person's choices, applied, taken back. */
export const useTimetableImportStore = defineStore('timetable-import', () => {
  const link = useLinkStore()
  const toasts = useToastsStore()
  const text = useText()
  const fileName = ref('')
  const options = shallowRef<ImportOptions>({})
  const preview = shallowRef<TimetablePreview>()
  /** One sentence; absent while all is well. */
  const problem = ref('')
  const busy = ref<'reading' | 'applying'>()
  let fileId = ''
  let looked = 0

  const words = () => text.value.timetableImport
  const sentenceOf = (fault: TimetableImportFault | { kind: keyof typeof text.value.carrier }): string =>
    fault.kind in text.value.carrier ? text.value.carrier[fault.kind as keyof typeof text.value.carrier] : words().fault(fault as TimetableImportFault)

  function startAgain(): void {
    fileName.value = ''
    options.value = {}
    preview.value = undefined
    problem.value = ''
    busy.value = undefined
    fileId = ''
    looked++
  }

  async function send(file: File): Promise<void> {
    startAgain()
    fileName.value = file.name
    if (file.size > importLimits.bytes) return void (problem.value = words().fault({ kind: 'too-large', limitBytes: importLimits.bytes }))
    busy.value = 'reading'
    const sent = await fetch(`${routes.timetableFile}?name=${encodeURIComponent(file.name.slice(0, 255))}`, { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' } })
      .then(async answer => (await answer.json()) as { fileId?: string; message?: string })
      .catch(() => ({ message: words().notSent }))
    if (!('fileId' in sent) || sent.fileId === undefined) {
      busy.value = undefined
      return void (problem.value = sent.message ?? words().notSent)
    }
    fileId = sent.fileId
    await look({})
  }

  /** Asks what the file would change, with further choices; the answer to the last question counts. */
  async function look(more: ImportOptions): Promise<void> {
    options.value = { ...options.value, ...more }
    busy.value = 'reading'
    const question = ++looked
    const answer = await link.ask('previewTimetableFile', fileId, options.value)
    if (question !== looked) return
    busy.value = undefined
    problem.value = answer.ok ? '' : sentenceOf(answer.fault)
    if (answer.ok) preview.value = answer.value
    else if (answer.fault.kind === 'unknown') preview.value = undefined
  }

  /** True: it is stored, and a message offers to take it back. */
  async function apply(): Promise<boolean> {
    const shown = preview.value
    if (!shown) return false
    busy.value = 'applying'
    const answer = await link.ask('applyTimetableFile', fileId, options.value, shown.basis)
    busy.value = undefined
    if (!answer.ok) {
      const sentence = sentenceOf(answer.fault)
      if (answer.fault.kind === 'changed-meanwhile') await look({})
      problem.value = sentence
      return false
    }
    toasts.show('done', shown.kind === 'course-plan' ? words().appliedCourse : words().applied, { label: words().undo, run: () => void undo() })
    startAgain()
    return true
  }

  async function undo(): Promise<void> {
    const answer = await link.ask('undoTimetableFile')
    if (answer.ok) return toasts.show('done', words().undone)
    toasts.show('trouble', answer.fault.kind === 'nothing-to-undo' ? words().nothingToUndo : text.value.carrier[answer.fault.kind])
  }

  return { fileName, options, preview, problem, busy, send, look, apply, startAgain }
})
