/** One launchable item of a SCORM manifest. */
export interface CoursePart {
  readonly id: string
  readonly title: string
  /** Manifest path, decoded, without query and fragment. */
  readonly path: string
  readonly suffix: string
  readonly launchData: string
  readonly masteryScore: string
}

/** The items of the default organisation that lead to a page, in order; a manifest that names none, or none of ours, gives the entry alone. */
export function courseParts(manifest: Document | undefined, entry: string, title: string): CoursePart[] {
  const alone = [{ id: 'entry', title, path: entry, suffix: '', launchData: '', masteryScore: '' }]
  if (!manifest) return alone
  const resources = new Map(all(manifest, 'resource').map(resource => [resource.getAttribute('identifier') ?? '', resource]))
  const chosen = all(manifest, 'organizations')[0]?.getAttribute('default')
  const organisations = all(manifest, 'organization')
  const organisation = organisations.find(one => one.getAttribute('identifier') === chosen) ?? organisations[0]
  const parts = (organisation ? all(organisation, 'item') : []).flatMap(item => partOf(item, resources.get(item.getAttribute('identifierref') ?? '')))
  return parts.length > 0 ? parts : alone
}

function partOf(item: Element, resource: Element | undefined): CoursePart[] {
  const href = resource?.getAttribute('href')
  if (!resource || !href || item.getAttribute('isvisible') === 'false') return []
  const base = [resource.parentElement, resource].map(element => element?.getAttribute('xml:base') ?? '').join('')
  const url = new URL(`${base}${href}${item.getAttribute('parameters') ?? ''}`.replaceAll('\\', '/'), 'https://package/')
  if (url.host !== 'package') return []
  return [
    {
      id: item.getAttribute('identifier') ?? href,
      title: (child(item, 'title')?.textContent ?? '').trim().slice(0, 200),
      path: decodeURIComponent(url.pathname.slice(1)),
      suffix: `${url.search}${url.hash}`,
      launchData: child(item, 'datafromlms')?.textContent?.trim() ?? '',
      masteryScore: child(item, 'masteryscore')?.textContent?.trim() ?? '',
    },
  ]
}

/** By local name in any namespace and case: SCORM 1.2 and 2004 spell `scormtype`, `datafromlms` differently, and prefixes vary. */
const all = (root: Document | Element, name: string): Element[] => [...root.getElementsByTagName('*')].filter(({ localName }) => localName.toLowerCase() === name)
const child = (root: Element, name: string): Element | undefined => [...root.children].find(({ localName }) => localName.toLowerCase() === name)
