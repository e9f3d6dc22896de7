/** A module must be about the reading distance / 350 wide to be told apart by a phone (measured on 65″ boards). */
const distancePerModule = 350

/** Metres from which a phone reads a code drawn `sizeMm` wide, one decimal downwards to half a metre. */
export function readableFromM(sizeMm: number, modules: number): number {
  return Math.floor(((sizeMm / modules) * distancePerModule) / 500) / 2
}
