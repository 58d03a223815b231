const { MilvusClient } = require('@zilliz/milvus2-sdk-node');
const { Pool } = require('pg');

const milvus = new MilvusClient({ address: 'vectors:19530' });
const pool = new Pool();

// A module that is loaded once, at start-up.
exports.prepare = async function prepare() {
  const answer = await milvus.hasCollection({ collection_name: 'songs' });
  if (answer.value === false) {
//~~~~~~~~~~~~~~~~~~~~~~~~~~~ neverCompared
    await milvus.createCollection({ collection_name: 'songs', fields: require('./song-fields.json') });
  }
};

// A callback instead of a promise.
exports.createPlays = function createPlays(done) {
  pool.query('CREATE TABLE IF NOT EXISTS plays (song text, at timestamptz)', done);
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ oneCall
};
