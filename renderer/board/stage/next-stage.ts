import type { LessonProgress } from '#shared/contract/scene-view'

/** The stage that going on by `by` leads to; stages whose file never opens are passed over. Undefined at the lesson's end. */
export function nextStage({ stages, stage }: Pick<LessonProgress, 'stage'> & { readonly stages: readonly { readonly isLeftOut: boolean }[] }, by: 1 | -1): number | undefined {
  for (let wanted = stage + by; wanted >= 0 && wanted < stages.length; wanted += by) if (!stages[wanted]!.isLeftOut) return wanted
  return undefined
}
