/** A text file of the folder. */
export interface SourceFile {
  /** Inside the folder, with forward slashes: "tips/security.yaml". */
  readonly name: string;
  /** As it is shown in problems. */
  readonly shown: string;
  readonly text: string;
}
