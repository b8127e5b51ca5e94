import type { ReactNode } from 'react'
import { KNOWN_NAMES } from '@/lib/lab/algorithm-names'
import { COLUMNS } from './figures'

/** What the figures mean, how Riffle gets there, and where the others are described. */
export function Explained() {
  return (
    <div className="grid gap-12 text-ink-2 [&_p]:max-w-[68ch] [&_p]:text-pretty">
      <section aria-labelledby="figures" className="grid gap-5">
        <Title id="figures">What the figures say</Title>
        <div className="grid gap-x-8 gap-y-6 @3xl:grid-cols-3">
          <Point name={COLUMNS[0]}>
            How often a track shares an artist with the one before, featured artists included,
            beyond what the list forces: an artist with more than half of the tracks must follow
            itself somewhere. It is what people hear first and call not random. Under it the mean of
            20 seeds.
          </Point>
          <Point name={COLUMNS[1]}>
            How far an artist’s gaps stray from equal ones. At 0 each comes round like a clock, and
            one soon knows who is next. Plain chance lies near 0.7: three within minutes, then
            silence for an hour. Between 0.21 and 0.35 is even and still a surprise. The word judges
            the mean of 20 seeds.
          </Point>
          <Point name={COLUMNS[2]}>
            When a set ends, the next begins. This is the shortest way from a track’s play in one to
            its play in the next, as a share of the list. In a fresh random order the track that was
            last may be first again. Riffle keeps half a list between the two, whatever the track,
            in every mode but Random.
          </Point>
        </div>
      </section>
      <section aria-labelledby="method" className="grid gap-5">
        <Title id="method">How Riffle shuffles</Title>
        <div className="grid gap-x-8 gap-y-6 @3xl:grid-cols-3">
          <Point name="Chance first">
            It starts from an order by pure chance in which what was heard late in the last set
            cannot come early in this one. All such orders are equally likely, so no track has a
            favoured place.
          </Point>
          <Point name="Then dates">
            An artist’s tracks are given dates at even distance, from a random start and each shaken
            a little; the albums of an artist likewise. That is the spread, and the shaking keeps it
            from ticking. Spacing decides how much.
          </Point>
          <Point name="Then places">
            Place by place the earliest date is taken that repeats no artist. One with so many
            tracks left that waiting would force a repeat is taken at once, so 0 is reached wherever
            0 can be. With featured artists that is a hard puzzle: short lists are solved, long ones
            tried up to eight times and mended.
          </Point>
        </div>
        <p>
          The seed decides all of it. What runs on this page is the code that shuffles playlists on
          the server, and nothing you paste leaves the browser.
        </p>
      </section>
      <section aria-labelledby="others" className="grid gap-5">
        <Title id="others">The other six</Title>
        <dl className="grid gap-x-8 gap-y-6 @3xl:grid-cols-3">
          {KNOWN_NAMES.map(({ id, name, does, source }) => (
            <div key={id} className="grid content-start gap-1">
              <dt className="font-strong text-ink-1">{name}</dt>
              <dd>{does}</dd>
              {source && (
                <dd>
                  <a href={source.href} rel="noreferrer" className="link">
                    {source.title}
                  </a>
                </dd>
              )}
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}

const Title = ({ id, children }: { id: string; children: string }) => (
  <h2 id={id} className="text-20 font-strong text-ink-1">
    {children}
  </h2>
)

const Point = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="grid content-start gap-1">
    <h3 className="font-strong text-ink-1">{name}</h3>
    <p>{children}</p>
  </div>
)
