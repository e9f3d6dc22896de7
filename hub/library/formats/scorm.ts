import { failure, success } from '#shared/result'
import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml'
import type { PackageFormat } from './format'
import type { Package } from '../package-files'
import { pathOfReference, xmlAt } from './package-text'

/** Namespaces of the two run-times, for manifests that do not tell their schema (ADL SCORM 1.2 CAM, 2004 CAM). */
const namespaces = { '1.2': 'http://www.adlnet.org/xsd/adlcp_rootv1p2', '2004': 'http://www.adlnet.org/xsd/adlcp_v1p3' } as const

/** SCORM 1.2 and 2004: unpacked, opened at the launch page of the first item of the default organisation. */
export const scorm: PackageFormat = {
  claims: async pack => pack.at('imsmanifest.xml') !== undefined && versionOf(await xmlAt(pack, 'imsmanifest.xml')) !== undefined,
  make: async (pack, { name }) => {
    const manifest = await xmlAt(pack, 'imsmanifest.xml')
    const entry = manifest && launchPage(manifest, pack)
    if (!manifest || entry === undefined) return failure({ kind: 'damaged', name, detail: 'no-launch-page' })
    const title = titleOf(defaultOrganisation(manifest))
    return success({ type: 'scorm', entry, files: pack.files, media: { scorm: versionOf(manifest)! }, about: title === '' ? {} : { title } })
  },
}

function versionOf(manifest: XmlElement | undefined): '1.2' | '2004' | undefined {
  if (manifest?.name !== 'manifest') return undefined
  const metadata = childNamed(manifest, 'metadata')
  const schema = textOf(childNamed(metadata, 'schema'))
  const version = textOf(childNamed(metadata, 'schemaversion'))
  if (/scorm/i.test(schema) && version === '1.2') return '1.2'
  if (/scorm/i.test(schema) && /^(2004|CAM 1\.3|1\.3)/.test(version)) return '2004'
  const told = [...manifest.attributes.values()]
  return told.some(value => value === namespaces['2004']) ? '2004' : told.some(value => value === namespaces['1.2']) ? '1.2' : undefined
}

function defaultOrganisation(manifest: XmlElement): XmlElement | undefined {
  const organisations = childNamed(manifest, 'organizations')
  const all = childrenNamed(organisations, 'organization')
  return all.find(({ attributes }) => attributes.get('identifier') === organisations?.attributes.get('default')) ?? all[0]
}

function launchPage(manifest: XmlElement, pack: Package): string | undefined {
  const list = childNamed(manifest, 'resources')
  const resources = childrenNamed(list, 'resource')
  const item = firstLaunched(defaultOrganisation(manifest))
  const resource = resources.find(({ attributes }) => attributes.get('identifier') === item && attributes.has('href')) ?? resources.find(({ attributes }) => attributes.has('href'))
  if (!resource) return undefined
  const base = [manifest, list, resource].map(element => element?.attributes.get('xml:base') ?? '').join('')
  const path = pathOfReference(base, resource.attributes.get('href')!)
  return pack.at(path)?.path
}

/** The resource of the first item that has one, in the order of the tree. */
function firstLaunched(parent: XmlElement | undefined): string | undefined {
  for (const item of childrenNamed(parent, 'item')) {
    const found = item.attributes.get('identifierref') ?? firstLaunched(item)
    if (found) return found
  }
  return undefined
}

const titleOf = (organisation: XmlElement | undefined): string => textOf(childNamed(organisation, 'title')).slice(0, 200)
