/** Style sheets are imported for the bundler, which joins them into one file beside the script. */
declare module '*.css';
