import type { bundleRu } from '../ru/bundle'

export const bundleEn: typeof bundleRu = {
  bundleForRoom: room => `Room ${room}`,
  bundleOfLibrary: school => `Library: ${school}`,
  bundleOfChoice: (subject, grade) => [subject ?? 'All subjects', grade === undefined ? undefined : grade === 0 ? 'preschool' : `grade ${grade}`].filter(Boolean).join(', '),
  technicianNeeded: 'Only a technician may do this.',
  nothingToExport: 'There is nothing to write: this choice has no materials.',
  bundlePart: (title, number, count) => `${title} (${number} of ${count})`,
  bundleTooLarge: 'The bundle has more than 10,000 materials or 99 parts. Choose less: one room, subject or grade.',
  bundleChanged: 'The library changed while the bundle was being written. Begin again.',
}
