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
    // Its element `main` would be inside that of the page.
    onComplete: () => domNode.querySelector('main')?.setAttribute('role', 'group'),
    url: urlOf(openApi.find, {}),
    deepLinking: true,
    docExpansion: 'none',
    defaultModelsExpandDepth: -1,
    defaultModelExpandDepth: 3,
    displayRequestDuration: true,
    filter: true,
    tryItOutEnabled: true,
    // Without it, Swagger UI sends the document to a service that validates it.
    validatorUrl: null,
  })
}

/** Swagger UI: calls every operation with the session of this browser or with a token. */
export const SwaggerReader = () => <Reader script={script} show={show} />
