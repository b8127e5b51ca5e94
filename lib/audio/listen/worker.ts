// The decoders write every broken frame of a file to the console: that is nobody's log.
console.error = () => undefined

export { listenTo } from './listen-to'
