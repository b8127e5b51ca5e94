import { headers } from 'next/headers'
import { EARLY_PRESS_SCRIPT } from './early-press-recorder'

/** Must come before the buttons of the page. */
export async function EarlyPressScript() {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  // The browser hides the nonce of a script from React, which would report a difference.
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, which React would escape
      dangerouslySetInnerHTML={{ __html: EARLY_PRESS_SCRIPT }}
    />
  )
}
