import type { schoolEventsRu } from '../ru/school-events'

export const schoolEventsEn: typeof schoolEventsRu = {
  title: 'School events', lead: 'Screens in the halls show them: assemblies, concerts, open days.', none: 'No events. Add one or load them from a calendar (iCalendar).', add: 'Add event', newEvent: 'New event',
  name: 'What', date: 'Day', last: 'Last day', start: 'Start', end: 'End', place: 'Where', optional: 'optional', remove: name => `Remove event “${name}”`, past: count => `Past ones: ${count}`,
}
