// Wording that the section Language of .github/CONTRIBUTING.md rules out, and its replacements.

/** @typedef {readonly [pattern: RegExp, advice: string]} Rule */

const CONDITION = 'Use "if" for a condition; "where" is for places.'
const NO_SPEECH =
  'Programs do not speak: use "reports", "shows", "contains", "returns" or "notifies".'
const PARTY = 'Name the party: no user, another user, all callers, the process.'
const CLAUSE = 'Start with a noun or a verb: "The rows that …", "Returns …".'
const BOUND = 'Use MAX_, MIN_ or DEFAULT_ with the unit at the end: MAX_BODY_BYTES.'

/**
 * Matched in comments and names of tests without regard to case; `code` in backticks and text in
 * double quotes are skipped.
 * @type {readonly Rule[]}
 */
export const proseRules = [
  // Archaic or private words.
  [/\banswer(?:s|ed|ing)?\b/i, 'Use "returns", "response" or "result".'],
  [/\banew\b/i, 'Use "again", "new" or "from the start".'],
  [/\b(?:whoever|whomever)\b/i, PARTY],
  [/\b(?:nobody|somebody|everybody|anybody)(?:[’']s)?\b/i, PARTY],
  [
    /\b(?:whence|whither|wherein|whereof|thereof|therein|thereupon|hitherto|nought|lest)\b/i,
    'Use current English.',
  ],
  [/\b(?:mends?|mended|mending)\b/i, 'Use "fix" or "repair".'],
  [/\bamiss\b/i, 'Use "wrong", "missing" or "mistyped".'],
  [/\bthe house\b|\b(?:a|one|each|every|our) doors?\b/i, 'Use "the project" or "entry point".'],

  // Programs and data as persons.
  [/\b(?:says|said|say)\b/i, NO_SPEECH],
  [/\b(?:tells|told)\b/i, NO_SPEECH],
  [/\bspeaks?\b/i, 'Use "implements" or "uses" for a protocol.'],
  [/\b(?:knows|knew)\b/i, 'Use "has", "stores", "depends on" or "supports".'],
  [/\b(?:asks|asked)\b/i, 'Use "requests", "queries", "calls" or "prompts".'],
  [/\b(?:believes|believed)\b/i, 'Use "cached", "trusted" or "assumed".'],
  [
    /\b(?:remembers|remembered|forgets|forgot|forgotten)\b/i,
    'Use "stores", "caches", "deletes" or "invalidates".',
  ],
  [/\b(?:wishes|wished)\b/i, 'Use "requests", "requires" or "chosen".'],
  [/\b(?:is|are|was|were|been|be) looked at\b/i, 'Use "checked", "scanned" or "displayed".'],

  // Phrases with a standard term.
  [/\b(?:goes|went|gone|going|go) on\b/i, 'Use "continues" or "happens".'],
  [
    /\b(?:comes|came|coming|come) in\b(?! handy)/i,
    'Use "is imported", "is received" or "arrives".',
  ],
  [/\b(?:brings|brought|bringing|bring) in\b/i, 'Use "imports" or "adds".'],
  [
    /\b(?:puts?|putting) (?:\w+ ){0,3}in(?:to)? (?:its |their )?place\b/i,
    'Use "applies", "installs" or "replaces".',
  ],
  [/\bin the place of\b/i, 'Use "instead of" or "replaces".'],
  [/\b(?:stands|stood)\b(?! for\b)/i, 'Use "is", "is stored" or "is located".'],
  [/\bstand\b(?! for\b| alone\b|-)/i, 'Use "is", "are" or "are stored".'],
  [
    /\b(?:lies|lie)\b(?! (?:between|halfway|within|inside|outside)\b)/i,
    'Use "is", "is stored in" or "is located in".',
  ],
  [
    /\bas (?:it|they) (?:comes?|came|stands?|stood|lies?|lay)\b/i,
    'Use "unchanged" or "in order of arrival".',
  ],
  [/\blet(?:s|ting)? (?:go|be)\b/i, 'Use "releases", "ignores" or "keeps".'],
  [/\bhangs? on\b/i, 'Use "belongs to", "references" or "depends on".'],
  [/\bg(?:ive|ives|ave|iving) way\b/i, 'Use "is replaced by" or "yields to".'],
  [/\bfor good\b/i, 'Use "permanently".'],
  [/\bon (?:its|their) way\b/i, 'Use "loading", "pending" or "in transit".'],
  [/\bwritten down\b/i, 'Use "documented" or "stored".'],
  [/\bin words\b/i, 'Use "as text" or "with a message".'],
  [/\bnothing of\b/i, 'Use "none of" or "no".'],
  [/\bthat (?:is|are|was|were) none\b/i, 'Use "invalid", "missing" or "not a …".'],

  // "One" and possessives for a person.
  [/\b(?:of|than|from|to) (?:ours|theirs)\b/i, 'Use "our own" or repeat the noun.'],
  [
    /(?<!\b(?:first|last|earlier|later|this|that|each|every|previous|next|other|new|old) )\bone[’']s\b/i,
    'Use "the user\'s" or "your".',
  ],
  [
    /\bone (?:sees|hears|reads|presses|types|typed|looks|chose|chooses|knows|wants|clicks|tries|asks|listens)\b/i,
    'Name the person: the user, the listener, the developer.',
  ],

  // Clauses instead of nouns and numbers.
  [
    /(?:^|[.:;] )so (?:long|many|much|often)\b(?! as\b)/i,
    'Start with the noun: "The time after which …".',
  ],
  [/\bso (?:many|much|long) (?:early|late|before|after)\b/i, 'State the duration or the count.'],
  [
    /\bwhat (?:is|was|are|were|came|comes|come|stands|stood|goes|went|lies|hangs|belongs|fell|fits)\b(?! .*\?)/i,
    'Name the thing ("the cached rows") instead of a clause with "what".',
  ],

  // "Where" as a condition.
  [/\bwhere (?:there (?:is|are|was|were)|none|nothing|neither|either|no \w+)\b/i, CONDITION],
  [
    /\b(?:undefined|null|true|false|nothing|none|empty|zero|silent|absent|omitted|left out) where\b/i,
    CONDITION,
  ],
  [
    /\bwhere (?:it|they|one|that|this) (?:can|could|may|might|must|does|did|do|has|have|had)\b/i,
    CONDITION,
  ],
  [/\bthrows [^.;]*\bwhere\b/i, CONDITION],
]

/**
 * Matched at the start of comments, names of tests and `@returns` tags.
 * @type {readonly Rule[]}
 */
export const openingRules = [
  [/^(?:what|whose|who)\b(?!.*\?)/i, CLAUSE],
  [/^how (?:far|it|they|the \w+ (?:stands|goes|came))\b(?!.*\?)/i, CLAUSE],
  [/^where\b(?! (?:possible|needed|necessary|applicable)\b)(?!.*\?)/i, `${CLAUSE} ${CONDITION}`],
]

/**
 * Matched in declared UPPER_CASE names.
 * @type {readonly Rule[]}
 */
export const constantRules = [
  [/(?:^|_)(?:MOST|LEAST)(?:_|$)/, BOUND],
  [/(?:^|_)(?:LONGEST|SHORTEST|DEEPEST|LARGEST|FEWEST)(?:_|$)/, BOUND],
  [
    /(?:^|_)(?:FEW|REACH|ENOUGH)(?:_|$)/,
    'Name the bound and its unit: MIN_TRACKS, MAX_DISTANCE_TRACKS.',
  ],
  [
    /_A_(?:SECOND|MINUTE|HOUR|DAY|MONTH|YEAR|ROUND|PAGE|LIST|TRACK|HEARTBEAT)$|^A_USER/,
    'Use PER_: STEPS_PER_ROUND.',
  ],
  [/(?:^|_)AT_ONCE(?:_|$)/, 'Use BATCH_SIZE, CONCURRENCY or IMMEDIATE.'],
  [/(?:^|_)(?:BELIEVED|REMEMBER(?:ED)?|FORGET)(?:_|$)/, 'Use CACHE_TTL_… or RETENTION_….'],
  [/(?:^|_)(?:SAY|SAYS|SAID|TELL|TOLD|ASK|ASKED)(?:_|$)/, 'Use REPORT, LOG, NOTIFY or POLL.'],
  [/(?:^|_)(?:LOOK|LOOKS|LOOKED)(?:_|$)/, 'Use POLL, SCAN or LOOKUP.'],
  [/(?:^|_)(?:WHENCE|NOBODY|STRANGERS?|MENDS?)(?:_|$)/, 'Use a standard term.'],
  [/OF_THE_MOMENT|FOR_GOOD/, 'Use TRANSIENT or PERMANENT.'],
]

/**
 * Matched in all other declared names: variables, functions, methods, classes and types.
 * @type {readonly Rule[]}
 */
export const nameRules = [
  [
    /^(?:answer|say|tell|mend|forget|believe)(?=[A-Z])/,
    'Use a standard verb: respond, report, fix, delete, trust.',
  ],
  [
    /^words(?:For|Of)?$|(?:[a-z](?:Words|InWords))$/,
    'Use label, message or text: skipReasonMessage().',
  ],
  [/(?:Anew|Whoever|Whence)(?=[A-Z]|$)/, 'Use "again", "new" or a noun.'],
  [
    /^(?:standing|gathered|keepsPlans|tagsShared|hasTwins|isTired)$/,
    'Use getCurrentSession, batched, usesPreparedStatements, sharedArtists, hasDuplicateSongs, isExhausted.',
  ],
  [/^(?:heads|corsHeads|tusHeads)$/, 'Use headers: responseHeaders, corsHeaders.'],
  [
    /^(?:countStray|assertMayPresent|shutOut)$/,
    'Use countUnmatchedRequest, assertNotBlocked, blockedAddresses.',
  ],
  [
    /^(?:letGo|tendIncoming|freshPath|steadily|leftEarly|onTooMuch)$/,
    'Use release, sweepTempFiles, createTempPath, withStallTimeout, disconnected, onTooLarge.',
  ],
  [
    /^(?:endFallen|patiently|goOn|endOrComeBack|keepWhatCame|holdBack)$/,
    'Use failOrphans, retryShortWaits, requeue, failOrReschedule, applyPartial, backOff.',
  ],
  [/^(?:hush|playAside|isElsewhere)$/, 'Use silence, playOutOfOrder, isActiveInOtherTab.'],
]

/**
 * Matched in the name of a file without its folder.
 * @type {readonly Rule[]}
 */
export const fileRules = [
  [/(?:^|(?<!similar)-)words\./, 'Use messages, labels or text in the name of the file.'],
  [/-when-(?:asked|any|seen)\.|^when-/, 'Use lazy-…, or load-more-sentinel.'],
  [
    /^(?:standing|gathered|woven|way-in|way-back|where-from|mends?|drop-veil|song-bones|sounding|fallen|put-in-place|close-words)\./,
    'Use the standard term for what the file contains.',
  ],
]
