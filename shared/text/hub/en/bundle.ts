import type { bundleRu } from '../ru/bundle'

export const bundleEn: typeof bundleRu = {
  bundleForRoom: room => `Room ${room}`,
  bundleOfLibrary: school => `Library: ${school}`,
  bundleOfChoice: (subject, grade) => [subject ?? 'All subjects', grade === undefined ? undefined : grade === 0 ? 'preschool' : `grade ${grade}`].filter(Boolean).join(', '),
  technicianNeeded: 'Only a technician may do this.',
  nothingToExport: 'There is nothing to write: this choice has no materials.',
  bundleTooLarge: 'The bundle is larger than 4 GB or has more than 10,000 files. Choose less: one room, subject or grade.',
}
