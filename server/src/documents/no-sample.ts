/** NoSample: nobody like this person has such a document. The message is a clause that says why, and nothing of the person. */
export class NoSample extends Error {}
