import type { ZonesText } from '../ru/zones'

export const zonesEn: ZonesText = {
  both: (school, own) => `${school} (${own} where you are)`,
  label: 'Time zone of the device',
  same: zone => `${zone}, as the school’s`,
  differs: (zone, offset, school, schoolOffset) => `${zone} (${offset}). The screen shows the school’s time all the same: ${school} (${schoolOffset}). Correct the zone in the settings of the device.`,
}
