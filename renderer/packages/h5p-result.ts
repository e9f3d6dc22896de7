import type { PackageResult } from '#shared/contract/package-messages'

/** The parts of an xAPI statement that we read (github.com/adlnet/xAPI-Spec, Data §2.4); libraries fill them freely, so nothing is taken on trust. */
interface Statement {
  readonly verb?: { readonly id?: unknown }
  readonly result?: { readonly score?: { readonly raw?: unknown; readonly max?: unknown }; readonly success?: unknown; readonly completion?: unknown }
  readonly context?: { readonly contextActivities?: { readonly parent?: unknown } }
}

/** What a statement says of the whole package; undefined for a part of it and for verbs that end nothing. */
export function resultOfStatement(statement: Statement): PackageResult | undefined {
  const parent = statement.context?.contextActivities?.parent
  if (Array.isArray(parent) && parent.length > 0) return undefined
  const id = statement.verb?.id
  const verb = (typeof id === 'string' ? id : '').split('/').at(-1)!
  if (!['answered', 'completed', 'passed', 'failed', 'mastered'].includes(verb)) return undefined
  const { score, success } = statement.result ?? {}
  const raw = finite(score?.raw)
  const max = finite(score?.max)
  return { ...(raw !== undefined && max !== undefined && max > 0 ? { score: raw, max } : {}), outcome: outcomeOf(verb, success) }
}

const finite = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)

function outcomeOf(verb: string, success: unknown): PackageResult['outcome'] {
  if (verb === 'failed' || success === false) return 'failed'
  return verb === 'passed' || verb === 'mastered' || success === true ? 'passed' : 'completed'
}
