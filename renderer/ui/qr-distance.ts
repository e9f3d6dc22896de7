/** A module must be about the reading distance / 350 wide to be told apart by a phone (measured on 65″ boards). */
const distancePerModule = 350

/** A code in the corner is read from here at least, and from this part of the room's depth where that is more. */
const cornerLeastM = 2
const cornerShare = 0.25
/** A code over other content takes no more of the glass's height. */
const cornerHeightShare = 0.42

/** Millimetres of a code that is read from `distanceM`. */
export const sizeForMm = (distanceM: number, modules: number): number => ((distanceM * 1000) / distancePerModule) * modules

/** CSS px of a corner code: whole px a module, large enough for its distance, but never over the share of the glass that content can spare. */
export function cornerPx(modules: number, roomDepthM: number, mmPerPx: number, glassHeightPx: number): number {
  const wanted = Math.ceil(sizeForMm(Math.max(cornerLeastM, roomDepthM * cornerShare), modules) / mmPerPx / modules)
  const most = Math.floor((glassHeightPx * cornerHeightShare) / modules)
  return Math.max(1, Math.min(wanted, most)) * modules
}

/** Metres from which a phone reads a code drawn `sizeMm` wide, one decimal downwards to half a metre. */
export function readableFromM(sizeMm: number, modules: number): number {
  return Math.floor(((sizeMm / modules) * distancePerModule) / 500) / 2
}
