import type { SpotifySetup } from '@/lib/contract/connections'

/** What has to be done before Spotify can be connected here, by whoever runs the server. */
export function SetupSteps({ setup }: { setup: SpotifySetup }) {
  return (
    <div className="grid gap-3 text-ink-2">
      <p>
        Spotify has to know this server first. Whoever runs it does this once; it takes Spotify
        Premium and serves up to five people.
      </p>
      <ol className="grid list-decimal gap-2 pl-5 marker:text-ink-3">
        {setup.isAddressRefused && (
          <li>
            Set <Code>APP_URL</Code> to an https address, or to <Code>http://127.0.0.1</Code> with
            its port: Spotify leads people back to no other.
          </li>
        )}
        <li>
          Create an app at{' '}
          <a href="https://developer.spotify.com/dashboard" className="link text-ink-1">
            developer.spotify.com
          </a>{' '}
          with the Web API and this redirect URI: <Code>{setup.redirectUri}</Code>
        </li>
        <li>
          Under User Management there, add everybody who will connect, with the e-mail address of
          their Spotify account.
        </li>
        <li>
          Set <Code>SPOTIFY_CLIENT_ID</Code> and <Code>SPOTIFY_CLIENT_SECRET</Code>, and start
          Riffle again.
        </li>
      </ol>
      <p>Files bring everything in as well: Exportify makes one of any playlist.</p>
    </div>
  )
}

function Code({ children }: { children: string }) {
  return (
    <code className="rounded-[3px] bg-fill-2 px-1 py-px text-12 wrap-anywhere text-ink-1">
      {children}
    </code>
  )
}
