import type { ZonesText } from '../ru/zones'

export const zonesEn: ZonesText = {
  both: (school, own) => `${school} (${own} where you are)`,
  label: 'Time zone of the device',
  same: zone => `${zone}, the same as the school`,
  differs: (zone, offset, school, schoolOffset) => `${zone} (${offset}). The screen still shows the school’s time: ${school} (${schoolOffset}). Correct the zone in the device’s settings.`,
}
