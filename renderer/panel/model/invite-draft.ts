import type { Invite } from '#shared/domain/invite'

/** An invite as it stands in the form. */
export interface InviteDraft {
  readonly classId: string
  readonly role: Invite['role']
  readonly kind: Invite['kind']
  readonly title: string
  readonly url: string
  readonly shortName: string
}
export type InviteProblem = { readonly field: 'title' | 'url' | 'short' | 'class'; readonly kind: 'title' | 'url' | 'url-https' | 'url-form' | 'short' | 'short-taken' | 'class' }

/** What the form can see by itself; the hub judges the host. The link is checked, never changed, but for spaces around it that a paste brings. */
export function problemsOf(draft: InviteDraft, others: readonly Pick<Invite, 'shortName'>[]): InviteProblem[] {
  const problems: InviteProblem[] = []
  const url = draft.url.trim()
  if (!draft.classId) problems.push({ field: 'class', kind: 'class' })
  if (draft.title.trim().length < 1 || draft.title.trim().length > 80) problems.push({ field: 'title', kind: 'title' })
  if (!url) problems.push({ field: 'url', kind: 'url' })
  else if (!url.startsWith('https://')) problems.push({ field: 'url', kind: 'url-https' })
  else if (!/^https:\/\/[a-z0-9.-]+(?::443)?(?:[/?#][\x21-\x7e]*)?$/i.test(url) || url.length > 700) problems.push({ field: 'url', kind: 'url-form' })
  if (!/^[a-z0-9-]{2,12}$/.test(draft.shortName)) problems.push({ field: 'short', kind: 'short' })
  else if (others.some(({ shortName }) => shortName === draft.shortName)) problems.push({ field: 'short', kind: 'short-taken' })
  return problems
}

const latin: Record<string, string> = { а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', к: 'k', л: 'l', м: 'm', н: 'n' }

/** A short name that is easy to type and not taken: `8b`, then `8b-2`. */
export function suggestShortName(className: string, others: readonly Pick<Invite, 'shortName'>[]): string {
  const base = [...className.toLocaleLowerCase('ru')].map(letter => latin[letter] ?? letter).join('').replace(/[^a-z0-9]/g, '').slice(0, 9).padEnd(2, '0')
  const isFree = (name: string) => others.every(({ shortName }) => shortName !== name)
  if (isFree(base)) return base
  for (let number = 2; ; number++) if (isFree(`${base}-${number}`)) return `${base}-${number}`
}
