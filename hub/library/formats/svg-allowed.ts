import type { XmlElement } from '../xml'

/** Elements that only draw (SVG 2), without script, foreign content and links. */
const elements = new Set([
  'svg', 'g', 'defs', 'symbol', 'use', 'switch', 'title', 'desc', 'style', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'textPath',
  'linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask', 'pattern', 'marker', 'image', 'animate', 'animateTransform', 'animateMotion', 'mpath', 'view',
  'filter', 'feBlend', 'feColorMatrix', 'feComponentTransfer', 'feComposite', 'feConvolveMatrix', 'feDiffuseLighting', 'feDisplacementMap', 'feDistantLight', 'feDropShadow',
  'feFlood', 'feFuncA', 'feFuncB', 'feFuncG', 'feFuncR', 'feGaussianBlur', 'feMerge', 'feMergeNode', 'feMorphology', 'feOffset', 'fePointLight', 'feSpecularLighting',
  'feSpotLight', 'feTile', 'feTurbulence',
])

/** Attributes that place, shape, paint and animate. Events (`on…`), links out and everything unheard-of stay behind. */
const attributes = new Set(
  `id class lang role viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength transform dx dy rotate textLength lengthAdjust startOffset method spacing side
  gradientUnits gradientTransform spreadMethod offset clipPathUnits maskUnits maskContentUnits patternUnits patternContentUnits patternTransform markerUnits markerWidth markerHeight refX refY orient
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset color opacity display visibility overflow clip-path clip-rule
  mask filter marker marker-start marker-mid marker-end stop-color stop-opacity flood-color flood-opacity lighting-color color-interpolation color-interpolation-filters paint-order vector-effect shape-rendering
  text-rendering image-rendering mix-blend-mode isolation font font-family font-size font-style font-weight font-variant font-stretch font-size-adjust letter-spacing word-spacing text-anchor text-decoration
  dominant-baseline alignment-baseline baseline-shift writing-mode direction unicode-bidi style type media systemLanguage
  attributeName attributeType begin dur end min max repeatCount repeatDur from to by values keyTimes keySplines keyPoints calcMode additive accumulate path
  filterUnits primitiveUnits in in2 result mode operator k1 k2 k3 k4 stdDeviation edgeMode kernelMatrix order divisor bias targetX targetY preserveAlpha surfaceScale diffuseConstant specularConstant
  specularExponent kernelUnitLength scale xChannelSelector yChannelSelector azimuth elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle radius baseFrequency numOctaves seed stitchTiles
  tableValues slope intercept amplitude exponent`.split(/\s+/),
)
const animated = /^animate|^mpath$/
const inlinePicture = /^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/

export const isAllowedElement = ({ name, prefix }: XmlElement): boolean => (prefix === '' || prefix === 'svg') && elements.has(name)

/** Whether an attribute may stay: known, leading nowhere outside, and no animation of a link. */
export function isAllowedAttribute(element: XmlElement, name: string, value: string): boolean {
  if (name === 'href' || name === 'xlink:href') {
    if (name === 'xlink:href' && element.attributes.has('href')) return false // once is enough, twice is malformed
    return /^#[^\s"'<>]+$/.test(value) || (element.name === 'image' && inlinePicture.test(value))
  }
  if (name === 'xml:space') return value === 'preserve' || value === 'default'
  if (!attributes.has(name)) return false
  if (name === 'attributeName') return animated.test(element.name) && attributes.has(value) && value !== 'style'
  return isSafeStyle(value)
}

/** Words of a style: no address but of this drawing, no rule that fetches, nothing written in escapes. */
export function isSafeStyle(style: string): boolean {
  if (/[\\<]|@(?!media\b|keyframes\b)|expression\s*\(|javascript:|image-set|-moz-binding|behavior\s*:/i.test(style)) return false
  return [...style.matchAll(/(?:url|src)\s*\(\s*([^)]*)/gi)].every(([, address]) => /^["']?#[^"'()\s]+["']?\s*$/.test(address!))
}
