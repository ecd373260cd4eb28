// The libraries, named in one place. Their versions are those of the WebJars in service/pom.xml.
export { html, svg, nothing, render } from '/webjars/lit-html/3.3.2/lit-html.js';
export { Directive, directive } from '/webjars/lit-html/3.3.2/directive.js';
export { classMap } from '/webjars/lit-html/3.3.2/directives/class-map.js';
export { repeat } from '/webjars/lit-html/3.3.2/directives/repeat.js';
export { live } from '/webjars/lit-html/3.3.2/directives/live.js';
export { default as uPlot } from '/webjars/uplot/1.6.30/dist/uPlot.esm.js';
