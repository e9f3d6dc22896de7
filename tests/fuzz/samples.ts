/** A drawing with a little of everything, allowed and not. */
export const drawing = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"><style>.a{fill:url(#g)}</style><defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><a href="#x"><text class="a" onclick="y()">Лёд &amp; &#1074;</text></a><use xlink:href="#g"/><script>x</script><!-- c --></svg>'

/** Two cues, one with settings. */
export const cues = '1\n00:00:01,000 --> 00:00:02,000\n<i>Лёд</i>\n\n2\n00:00:03.5 --> 00:01:04.000 align:start\nвода\n'
