/** The bundle of ReDoc, as the build copies it. */
const source = () => new URL('redoc/bundles/redoc.standalone.js', import.meta.url).href

const OUTSIDE_PICTURE = 'https://cdn.redoc.ly/redoc/logo-mini.svg'
/** It cannot be loaded, so ReDoc hides the element. */
const NO_PICTURE = 'data:,'

/** Returns the bundle without the address of the picture that it loads from its maker. */
export const withoutOutsidePicture = (script: string): string =>
  script.replaceAll(OUTSIDE_PICTURE, NO_PICTURE)

let url: Promise<string> | undefined

/** Returns the URL of the script of ReDoc, which requests nothing from other sites. Rejects if it cannot be loaded. */
export function redocScript(): Promise<string> {
  url ??= createScript().catch((error: unknown) => {
    url = undefined
    throw error
  })
  return url
}

async function createScript(): Promise<string> {
  const response = await fetch(source())
  if (!response.ok) throw new Error(`The script of ReDoc could not be loaded: ${response.status}.`)
  const script = withoutOutsidePicture(await response.text())
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
}
