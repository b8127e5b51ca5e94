'use client'

import 'swagger-ui-dist/swagger-ui.css'
import './swagger-reader.css'
import { urlOf } from '@/lib/client/api'
import { openApi } from '@/lib/contract/openapi'
import { Reader } from './reader'

type SwaggerUi = (options: Record<string, unknown>) => unknown
declare global {
  var SwaggerUIBundle: SwaggerUi | undefined
}

const script = () => new URL('swagger-ui-dist/swagger-ui-bundle.js', import.meta.url).href

function show(domNode: HTMLElement): void {
  globalThis.SwaggerUIBundle?.({
    domNode,
    url: urlOf(openApi.find, {}),
    deepLinking: true,
    docExpansion: 'none',
    defaultModelsExpandDepth: -1,
    defaultModelExpandDepth: 3,
    displayRequestDuration: true,
    filter: true,
    tryItOutEnabled: true,
    // Nothing of what is read or tried leaves this site.
    validatorUrl: null,
  })
}

/** Swagger UI: every operation, to be tried with the session one has or with a token. */
export const SwaggerReader = () => <Reader script={script} show={show} />
