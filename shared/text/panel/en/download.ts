import type { downloadRu } from '../ru/download'

/** Download rules, English. */
export const downloadEn: typeof downloadRu = {
  title: 'Download rules',
  paused: 'Pause downloads', pausedHint: 'Only what is opened at the board is fetched. The rest waits until you lift the pause.',
  rate: 'Speed', unlimited: 'No limit', megabits: count => `${count} Mbit/s`,
  window: 'Fetch what is not urgent only at this time', windowHint: 'Materials of the next lessons are fetched at any time.', from: 'From', until: 'Until',
  quota: 'Space for materials', quotaAll: 'All free space of the disk', gigabytes: count => `${count} GB`,
  quotaHint: 'When space runs out, what was not shown for long goes. What the next lessons need and what is pinned stays.',
  apply: 'Save rules', saved: 'Rules saved. The display will learn of them at its next contact.',
}
