// The package's UMD file is the one that keeps tables when bundled, and its own declarations beside it are not a module.
declare module 'adaptivecards/dist/adaptivecards.js' {
  export * from 'adaptivecards';
}
