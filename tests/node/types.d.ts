/* What the scripts of docs/assets share with each other, and with the data that the build writes. Read by tsc alone. */

// The frame: early.js gives it to the others.

interface Kept {
  /** What the browser keeps for this site under a name; empty if nothing, or where it allows nothing. */
  get(name: string): string;
  /** Keep a choice; whether the browser allows it. */
  set(name: string, value: string): boolean;
  /** Show the page in the colors that were chosen, if any were. */
  applyScheme(): void;
}

interface Window {
  kept: Kept;
  /** Where a page lists references: brings what they say into the list, if it is not there yet and can be had. */
  fetchSays?(): Promise<void>;
  /** A search index that came as a script, since a page on a disk may fetch nothing. */
  __index: Index;
  /** Of an index what answers queries: a page on a disk has the engine so. */
  engineFor(index: Index): { answer(query: string, from?: number): Answer };
}

// The search: what the build writes for it.

type Kind = "topic" | "case" | "term" | "area" | "figure" | "list" | "overview" | "place";
type Field = "title" | "names" | "text";

/** A page, a section of one, or a term; only pages and terms have a kind, and not all pages. */
interface Entry {
  location: string;
  title: string;
  text: string;
  kind?: Kind;
  names?: string[];
  /** What readers may type that it answers. */
  asked?: string[];
}

/** search_index.json */
interface Index {
  config: { separator: string; fields: Record<Field, { boost: number }> };
  docs: Entry[];
  synonyms?: string[][];
}

/** A row of search/initials/: a page or a term with those of its names that begin as the file says. */
type InitialRow = [location: string, title: string, kind?: Kind | "", names?: string[], parts?: InitialPart[]];
type InitialPart = [anchor: string, title: string, names?: string[], kind?: Kind];

// The search: what the engine answers, and the page lists.

/** A stretch of text, and whether it is one of the words found. */
interface Piece {
  text: string;
  found: boolean;
}

/** An entry on the list: its own title, where the result's is another. */
interface Place {
  title: string;
  location: string;
  snippet: Piece[];
}

/** A page or a term with the places on it, the best first; `words` are to be marked there, those `left` it does not have. */
interface Result {
  title: string;
  kind: Kind | "";
  words: string[];
  places: Place[];
  left: string[];
}

interface Remarks {
  /** How many pages and terms were found, how many are terms, and how many have all the words. */
  total: number;
  terms: number;
  whole: number;
  /** Words that stand nowhere, and those that were taken for them. */
  guessed: { typed: string; taken: string }[];
  /** The last word of the query, completed. */
  completion: string;
  /** Quoted phrases found as single words only. */
  loose: string[];
}

interface Answer extends Remarks {
  /** The first ten; or those after them that are listed too. */
  results: Result[];
  /** Names like the query, where nothing was found. */
  near: { text: string; location: string; kind: Kind | "" }[];
}

/** The engine as the page has it, in a worker or beside its own scripts. */
interface Backend {
  /** The best that answers a query, or what is listed after the first so many. */
  ask(query: string, from?: number): Promise<Answer>;
}

/** What the worker says to the page: that it is ready, or an answer to the question of a number. */
type FromWorker = { ready: true } | { number: number; answer: Answer };

type ToWorker = { index: ArrayBuffer } | { number: number; query: string; from?: number };

// The search: inside the engine.

/** The forms that a word may stand for, each with the trust in that, from 0 to 1. */
type Meanings = Map<string, number>;

/** Forms that follow each other; null stands for any word. */
type Sequence = (string | null)[];

/** A word or a quoted phrase of a query, with all that may fill it. */
interface Slot {
  text: string;
  /** 0.3 for a word that may be missing, else 1. */
  weight: number;
  /** What filling it says of an entry: the rarer its word, the more. */
  value: number;
  meanings: Meanings;
  /** The word itself and its inflections, where it stands in the index. */
  said?: Set<string>;
  sequences: Sequence[];
  /** Other words for it that are several words. */
  others: Sequence[];
  /** Whether a question is about it: pages are named for it, or it is a proper name. */
  subject?: boolean;
  /** Whether nothing but a sequence fills it. */
  only?: boolean;
  guessed: boolean;
  /** The quoted phrase it is a word of, which as a whole stands nowhere. */
  loose?: string;
}

/** Entries, and what each is worth. */
interface Worths {
  ids: ArrayLike<number>;
  worths: ArrayLike<number>;
}

/** What each entry, and each group at best, is worth for one slot. */
interface Row {
  entries: Float32Array;
  groups: Float32Array;
}

interface Found extends Remarks {
  /** The ids of the entries that are listed together, the best first. */
  groups: number[][];
  /** Words that each of them does not have. */
  left: string[][];
  /** Of each word what to mark: its own forms, and all that it may mean, for texts that have none of them. */
  marks: { said: Set<string>; all: Set<string> }[];
  near: { id: number; text: string }[];
}

type NameKind = Kind | "page" | "section";

/** An entry as the small files know it. */
interface Named {
  location: string;
  title: string;
  kind: NameKind;
  names: string[];
}

/** A name of an entry: its title, or another. */
interface Name {
  id: number;
  kind: NameKind;
  text: string;
  other: boolean;
  /** Whether it is no name, but what readers may type. */
  phrase: boolean;
  words: NameWords;
}

/** What is read from the text of a name, once for all that have it. */
interface NameWords {
  forms: string[];
  /** The part of its words that says anything, from 0 to 1. */
  said: number;
  /** Its words run together, and folded. */
  whole: string;
  /** What it tells to know all its words; not a number until it is wanted. */
  value: number;
  lower: string;
  /** The word with which it asks why, whether or how; "" for what asks nothing so. */
  asks: string;
}

// The syllabus builder: readings.json.

/** A page, a section, a case or a term, by its link; a section has the abstract and keywords of its page. */
interface Item {
  see: string;
  name: string;
  quoted: string;
  minutes: number;
  path: string;
  key: string;
  issued: string;
  edition: string;
  abstract?: string;
  keywords?: string[];
}

interface ItemGroup {
  title: string;
  items: Item[];
}

interface ReadingList {
  id: string;
  title: string;
  sessions: { title: string; see: string[] }[];
}

interface Work {
  work: string;
  publisher: string;
  home: string;
  license: string;
  language: string;
  source: string;
}

interface Readings extends Work {
  groups: ItemGroup[];
  lists: ReadingList[];
}

// The syllabus builder: what its modules hand each other.

/** An item with its addresses: of the page as it is, and of the edition that it names. */
interface Reading extends Item {
  abstract: string;
  keywords: string[];
  label: string;
  live: string;
  url: string;
}

type Known = Map<string, Reading>;

/** A heading that begins a session, or a reading by its link. */
type Heading = { session: string; see?: undefined };
type Chosen = { see: string; session?: undefined };
type ListEntry = Heading | Chosen;

/** The choice; of an address, how many readings it names that are unknown, and how many it repeats. */
interface Choice {
  title: string;
  entries: ListEntry[];
  lost?: number;
  repeated?: number;
}

interface Session {
  title: string;
  items: Reading[];
}

/** Show the choice as it is now, and say what has changed. */
type Update = (said: string) => void;
