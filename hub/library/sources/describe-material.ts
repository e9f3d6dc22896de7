import { parseMaterial, type Material, type MaterialMetadata } from '#shared/domain/material'

/**
 * A material with what its source says of it. With `old` the new content takes that one's place, under its id. One that the library had before, from elsewhere
 * (not `isOwn`), keeps what people said of it; only what nobody said yet is filled in.
 */
export function describedMaterial(fresh: Material, old: Material | undefined, told: Partial<MaterialMetadata>, isOwn: boolean): Material {
  const { type, entry, manifest, durationS, media } = fresh
  const base = old ? { ...old, type, entry, manifest, durationS, media } : fresh
  const words = isOwn || old ? told : Object.fromEntries(Object.entries(told).filter(([name]) => isUnsaid(fresh, name)))
  const described = parseMaterial({ ...base, ...words, id: base.id })
  return described.ok ? described.value : base
}

function isUnsaid(material: Material, name: string): boolean {
  const value = (material as Record<string, unknown>)[name]
  return value === undefined || value === '' || (name === 'subject' && value === 'other') || (Array.isArray(value) && value.length === 0)
}
