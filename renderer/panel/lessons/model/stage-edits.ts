import { mostStages, type DraftFace, type DraftStage, type FaceName, type LessonDraft } from '#shared/domain/lesson-draft'

/** Minutes of a stage that nobody planned yet. */
const usualMinutes = 5

/** Edits of a draft: each gives a new one and leaves the old as it was, so that undo is only a matter of keeping. */
export const withStages = (draft: LessonDraft, stages: readonly DraftStage[]): LessonDraft => ({ ...draft, stages: [...stages] })

function freshId(stages: readonly DraftStage[]): string {
  const taken = new Set(stages.map(({ id }) => id))
  let number = stages.length + 1
  while (taken.has(`s${number}`)) number++
  return `s${number}`
}

/** A stage more at `at`; the same draft when the lesson is full. */
export function addStage(draft: LessonDraft, at: number, title: string, board?: DraftFace): LessonDraft {
  if (draft.stages.length >= mostStages) return draft
  const stage: DraftStage = { id: freshId(draft.stages), title, minutes: usualMinutes, faces: board ? { board } : {} }
  return withStages(draft, draft.stages.toSpliced(at, 0, stage))
}

export const removeStage = (draft: LessonDraft, at: number): LessonDraft => withStages(draft, draft.stages.toSpliced(at, 1))

export function copyStage(draft: LessonDraft, at: number): LessonDraft {
  const stage = draft.stages[at]
  return stage && draft.stages.length < mostStages ? withStages(draft, draft.stages.toSpliced(at + 1, 0, { ...stage, id: freshId(draft.stages) })) : draft
}

/** The stage at `from` then stands at `to`. */
export function moveStage(draft: LessonDraft, from: number, to: number): LessonDraft {
  const stage = draft.stages[from]
  if (!stage || to < 0 || to >= draft.stages.length || to === from) return draft
  return withStages(draft, draft.stages.toSpliced(from, 1).toSpliced(to, 0, stage))
}

export const changeStage = (draft: LessonDraft, at: number, change: Partial<Omit<DraftStage, 'id'>>): LessonDraft =>
  withStages(draft, draft.stages.map((stage, i) => (i === at ? { ...stage, ...change } : stage)))

/** Sets one face, or takes it away. */
export function setFace(draft: LessonDraft, at: number, name: FaceName, face: DraftFace | undefined): LessonDraft {
  const faces = { ...draft.stages[at]?.faces }
  if (face) faces[name] = face
  else delete faces[name]
  return changeStage(draft, at, { faces })
}
