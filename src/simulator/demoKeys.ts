/**
 * PUBLIC DEMO KEYS, USELESS FOR ANYTHING REAL. They ship with the product so that the simulator works with no
 * set-up, everybody can read them, and no real gateway or partner may ever trust them.
 */

/** An RSA 2048 pair as bare base64: PKCS#8 for the private key, SubjectPublicKeyInfo for the public one. */
export interface DemoKeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** The demo partner's pair: signs requests to the simulator where no partner key is configured. */
export const demoPartnerKeys: DemoKeyPair = {
  privateKey:
    'MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQClf5sK99Uwn+u2i4vcntbZNw4b+ybgyNrUQkDex+4zROsY' +
    'jBoPs3fV+3hB/QKRB/Fcz3VvCKaFg0ZwH2Y57SWBT8PrgQXebqbjmJsZ+3jWd3tcJ298MkS4gTCYaaUSAM8tNZ1+tmh07/sR' +
    '33fuaqsgef3Ggl04QzscNvfxSGe+7oDQHTlkf9LCEh5fymP0tu29GUz0y30lig9C0kovSDIHsm88IvCiLk7KGJwOdp9kSrk5' +
    'D0NxoStrPjDb7y2Vt9z1jXKIkBj5nzPqt+u8gT0nK4z7LAMsuwGUiUBIycKiqPimujIJUdrOCK65qUJ8UQjWT1Rr4hhnDImJ' +
    'jiILeerVAgMBAAECggEAAJ2F17eY16fF5OrbPURrQL7UqEP5yVzV0MjiRtxwGp6x+mhi8cCqvGVFStwu9e0VTPwJ0BI0fvXq' +
    '/XW7F+dgJqfuRDeO7Fx1oGOr3UqIZiZm6K542qRb3w0T6i0ntkvBzsWOmARY775eAkYAwyaAYQwzEQQ2ZoQmzxxhNZ4dofcY' +
    'LawO2GwvxT8WBklPiY8JVk7iF94ZrvYDG2SGxlIhs/62FDsV49BIg0tDm4MPlW1cceMUdKigI9T+3VtOtv7MtmD0LArNxV7x' +
    'o42DQ3F2Dv4xzUr3IMGFAl028eCzOGSrtxYuJF8atJcyFrfJc0z9YgcFK4UsqUDYlyh0e0EzYQKBgQDfkYCVQLALtdY7iy2M' +
    'RnpVgFHUPbAJFqKTIIXS6hzoZoNKulcUKCLTcf98qlkz5UuFJeaTiNIjOsy/u2wd5T0KBrmCBSXpS6qLMp7u2/75RHkzz+d5' +
    'D6HLl/HLUHCHRBzLVtWW08phwMmBqvEBUUcrqbpjxg8Vv1+S5RRb1hJ3SQKBgQC9gZpYsOkjv1bq2BzaROwoKO+sdRC37wFU' +
    'Iq8MRJEsFFEI5tUwoclM3Fwdhm7qzubSzqr0H7Sgv4jfxaDA7N/9eHWBgKN3Sb8RQkT03ljDlWK3kAVpIxJ0GF9zHz6Dad5c' +
    'fpSE6q021VFfk+2ovJyVA4jTXPhKsrMUwX60pzRbLQKBgDV/+Tg+QaKbwgd/t8egufep/GsA1BZor0DsAHpHgeFvXq3MR7hQ' +
    'Hn1hA1WO4kfT8C2Ns07M6BR8JrEfJbFFwUSb9VqS5s6cR9SFqZjZVnvKEgL/FpJW1k4FL1yLBFKqTwWt4vDz/7NC0jXQdVnu' +
    'XEyrkin8JHH82N8rKKMNaF/ZAoGBALONq79jB9L+BQ2IbHYGnbdDait907Ri+WBNaIv4H5CjQ1Bq3g4xDHkNxR2YdVl3Zk7Q' +
    '0Dt0GwG/2KElMDX7ehNAYh2s07U/o5BnuMxGK9ZMoXcJN4cxWtezDCUYsnNzCOOcb34smKf+oBYuJB0fcEDkU2zohrzH6lO9' +
    'Lh9e2YWVAoGBAK0CrC9Q0gN3G6QRvKacyHB/hZHH5MjAfaTR9HGgMQ6Te7yrekv/JDIy1y4zkvHhmBJ15ZqKh/osczegQTKh' +
    'x9SptlSezWXlm7u5+FkyCzF1wqH2a66L8ciRkVXmoyW4p0tXLtp5ubemWdtzwCCsEabdVfWdBjmzPeHoEufd6VTQ',
  publicKey:
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApX+bCvfVMJ/rtouL3J7W2TcOG/sm4Mja1EJA3sfuM0TrGIwaD7N3' +
    '1ft4Qf0CkQfxXM91bwimhYNGcB9mOe0lgU/D64EF3m6m45ibGft41nd7XCdvfDJEuIEwmGmlEgDPLTWdfrZodO/7Ed937mqr' +
    'IHn9xoJdOEM7HDb38Uhnvu6A0B05ZH/SwhIeX8pj9LbtvRlM9Mt9JYoPQtJKL0gyB7JvPCLwoi5OyhicDnafZEq5OQ9DcaEr' +
    'az4w2+8tlbfc9Y1yiJAY+Z8z6rfrvIE9JyuM+ywDLLsBlIlASMnCoqj4proyCVHazgiuualCfFEI1k9Ua+IYZwyJiY4iC3nq' +
    '1QIDAQAB',
};

/** The demo gateway's pair: signs the simulator's answers where no gateway key is configured. */
export const demoGatewayKeys: DemoKeyPair = {
  privateKey:
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCuuS6B7PRi/2hySNuyUDss3Z34Oi3NXZEOK+WBcvma0YOq' +
    'UR4Y53+fFFpipHUoTRIRckmLfydOBu2aeUNp95Ld2XmOzzON3xMuXOk4xa4/TjCCgts4bMJfXez1qnmE+deeS0Jn/EPq7OxE' +
    'xfrnub1ULVPhJq8PEyYrLj6Ucb/DsZKVLZ9VQr8fU8mbkb450bh9CPH0kA4aiM4KoydeQcNpLfX6RARoYFw1MuSSg9PRyrDx' +
    '1zAPPimgU5sVypKd0ro6ruKWS+/ubi/6gSUjxMBvFnAAgiqXzIOxbebMU9BiVHmPbpYiWQqmq0+WMW2tR/O5MyVY4jwDM1Oa' +
    'zwt6oxmpAgMBAAECggEAA9hoZsYfa8u/6yuU022sgiFSs0GbVY0U+FYGSObOCdAvumO3vc5GGTfVgTaQeIWK6GgWqJOkFEJj' +
    'rM+bgiot3CTHstlD3HNRWACF+bCjraayIerKc2+07tKua73nsXURMupOz0lc3xj9qzBpqpUEW6VCvRTaa49dLe9oduDMNGMu' +
    'kHOs/t0L5XRBokmyhH3lXL21CsMS8XeaiBukLO+Do/f0t60FQv/zZ1e7sDazCJ1gt2xAIvHVZpehAgS0PCChgzpj7tfCMt1C' +
    '7wopKWRqYckqF1Efl2eNLYNpFUkh3fvXjmIIhRRVGQegvQAqko10new/k/OFnMGSHv7Ums8SLQKBgQDt+6l2veY1hyzHoddJ' +
    '4HVavyQxS1yIUPfd/1OfTngKL98Bc4d3RyxF1euPsFEdFT9izjwgUfRuuSH4YP/3gE6rqU0iQkNZW+dupRR3GIApGA6yQvPH' +
    'N1vNZvWfBSnIvxxuBldjQPqWJmYcL2JLoSoo/CR/kIve5TvC6x2rU5AHnQKBgQC783ybXalX/sRDqjVGeqxFRv/rjnEsE9q4' +
    'PWcRwI8hTA1Cqy+THcaV4Xx718FO6Y2ZILEfIOQKAUU/e2F6p++gFrytLiZzujX/mu4KtcRelDqRqiLtMPjra1oCqi++lKL7' +
    'wuHzqmsR1U8nl/RrTV1rAVfTZ+0DZE7/9+4lwsxKfQKBgQDTQ5zeB5jNHhH3qsmXEMa9Z3+2rwMXFGHmVpqiiqNvz611+Vxh' +
    '2/IGkPBMH6byXYFmslSYEIkgngL1Hw88ZU/xfhs2dYKaWkbqZ2vyifKECJJLV7pXuOIrRuJ3Z7r/NgED/2cmenG6R55QGRR2' +
    'tTzbI3M3N1ej6PYThGtTQ5xR1QKBgE/pugxxKWSBrT876oT5+a9G/d9Q5CuikXeOm/k/T1wP8v9qu8KogVwO0JfzZ3y+7vax' +
    'oL2khXD/k0rnkc3OA6OkpzpXCgBgpz7zx8yD9mdkTPbMSSdikCPAtDe31q8IkbfL57hruDSP5qTmBgVtko/BtW7snCi6CKDq' +
    '8LXbenMdAoGAbkR/ONUgbivxltDWs+SwnBYJuv+W0bpXqLB86ETYHxe/+tW8UZr/7kUXuH0nzDfKgPcBQgUyHDyo3cTXVLr+' +
    'yC2iDvxLvO5rO+PJTbUrAURKRqf/Dy4pfZfLpdL7z3mNTaKGKyez/glL0daIz7yHVX67Xo7oLrkEGnp8L3uzoRY=',
  publicKey:
    'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArrkugez0Yv9ockjbslA7LN2d+DotzV2RDivlgXL5mtGDqlEeGOd/' +
    'nxRaYqR1KE0SEXJJi38nTgbtmnlDafeS3dl5js8zjd8TLlzpOMWuP04wgoLbOGzCX13s9ap5hPnXnktCZ/xD6uzsRMX657m9' +
    'VC1T4SavDxMmKy4+lHG/w7GSlS2fVUK/H1PJm5G+OdG4fQjx9JAOGojOCqMnXkHDaS31+kQEaGBcNTLkkoPT0cqw8dcwDz4p' +
    'oFObFcqSndK6Oq7ilkvv7m4v+oElI8TAbxZwAIIql8yDsW3mzFPQYlR5j26WIlkKpqtPljFtrUfzuTMlWOI8AzNTms8LeqMZ' +
    'qQIDAQAB',
};
